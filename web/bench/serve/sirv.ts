import { createServer } from 'node:http';
import sirv from 'sirv';

/** sirv alone, as its documentation has it in production. Arguments: the folder and the port. */
const [folder, port] = process.argv.slice(2);
if (!folder) throw new Error('Name the folder to serve.');
const serve = sirv(folder, { etag: true });
createServer((request, response) => serve(request, response)).listen(Number(port), '127.0.0.1');
