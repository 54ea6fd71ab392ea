"""What tells operators how the site is: health checks, metrics, structured logs."""
