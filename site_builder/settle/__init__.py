"""A page as segmented and what lies in content/ become what content/ is to hold: a person's edits survive."""
