"""What pages are made with: navigation, anchors, passages, sitemap."""
