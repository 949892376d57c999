"""Who goes along with the window: sounds, a voice, a gamepad, a screen reader's view."""
