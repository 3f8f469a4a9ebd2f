"""An open note: text, margins, header, find bar; the only place that knows Qt's UTF-16 positions."""
