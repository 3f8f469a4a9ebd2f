"""What every view is handed: context, change bus, background tasks, prompts, settings."""
