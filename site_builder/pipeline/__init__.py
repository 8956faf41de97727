"""From seeds to a published site: the steps of a build and what they say."""
