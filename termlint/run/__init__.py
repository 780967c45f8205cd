"""A check of files, from their paths to a report.

`runner`: the whole of it. `job`: one file examined, and the key of its result. `cache`: results by key.
`verdict`: the findings of the project rules, judged anew where a document changed. `sift`: which findings
count under the settings. `baseline`: findings that are known and left for later.
"""
