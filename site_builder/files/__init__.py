"""The only access to the disk: reading a project, writing content/, putting public/ in place."""
