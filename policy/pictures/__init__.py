"""What an editor is helped with when a picture is uploaded."""
