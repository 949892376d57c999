"""Players made of code: golden runs now; policies, counterfactuals and exploration later."""
