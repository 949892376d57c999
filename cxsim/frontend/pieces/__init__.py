"""The pieces that screens are built of: blocks of text and figures, controls, options, the stage of a situation."""
