"""What a fix must not break: the markup around the words that it changes.

`anchors`: headings and the links to them. `leads`: headings that links in any file lead to. `adornments`:
the lines under titles. `flanking`: inline markup and addresses beside a fix. `padding`: the bars of padded
tables.
"""
