"""Who asks: the answers a reader has given, and where and when they read."""
