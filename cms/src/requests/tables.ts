/** What limits count, by keyed hashes. */
export const LIMITS_TABLE = 'patient_press_intake_limits';
