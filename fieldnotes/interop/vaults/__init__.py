"""Notes kept by other programs: what their files mean, and the links, tags and pictures in them."""
