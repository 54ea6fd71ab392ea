"""Many commitments in a spreadsheet, which is downloaded, filled in and read again."""
