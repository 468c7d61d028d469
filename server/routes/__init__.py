"""The addresses of the web pages: forms in, views out. What is done, the rooms' own modules do."""
