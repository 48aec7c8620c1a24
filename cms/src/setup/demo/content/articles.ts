import { breathlessness } from './articles/breathlessness';
import { checkmate743 } from './articles/checkmate-743';
import { diagnosis } from './articles/diagnosis';
import { dyingCells } from './articles/dying-cells';
import { epaChrysotile } from './articles/epa-chrysotile';
import { ind227 } from './articles/ind-227';
import { maps } from './articles/maps';
import { mars2 } from './articles/mars-2';
import { pemetrexed } from './articles/pemetrexed';
import { trustFunds } from './articles/trust-funds';
import { wagner1960 } from './articles/wagner-1960';
import type { Article } from './types';

/** The first is the lead article. */
export const articles: Article[] = [
  dyingCells,
  checkmate743,
  mars2,
  diagnosis,
  trustFunds,
  breathlessness,
  ind227,
  epaChrysotile,
  pemetrexed,
  wagner1960,
  maps,
];
