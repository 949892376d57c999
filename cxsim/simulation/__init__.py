"""Players made of code, and what they are for: golden runs, counterfactuals, calibration, stores filled by replay."""
