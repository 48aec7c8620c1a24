import { buildSite } from '../../press/build.ts';
import { report } from '../peers/report.ts';

/** The press's one-shot build. Argument: the folder to write to. */
const [outDir] = process.argv.slice(2);
if (!outDir) throw new Error('Name the folder to write to.');
report(await buildSite({ outDir }));
