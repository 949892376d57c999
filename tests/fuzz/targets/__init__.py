"""What is fuzzed: one file a target, found by being there.

``try_input(content, folder)`` gives bytes to one reader. It returns, whatever the bytes are; an exception is a finding.
Seeds and what was found stand in ``tests/fuzz/corpus`` under the target's name.
"""
