/** Under this name, a newsroom notes that the demo's content was written. */
export const DEMO_STEP = 'demo-content';
