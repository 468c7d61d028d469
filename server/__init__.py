"""The Evoca server: web pages, database, jobs, files, accounts, command line.

The only room that knows both the narrative and the imaging rooms.
"""
