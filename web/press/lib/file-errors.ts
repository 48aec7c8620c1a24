/** By https://nodejs.org/api/errors.html#common-system-errors: a name that can't be a file here, whatever the disk has room for. */
const OF_ONE_FILE = new Set([
  'ENAMETOOLONG',
  'ENOTDIR',
  'EISDIR',
  'ERR_FS_EISDIR',
  'EEXIST',
  'ENOTEMPTY',
  'EINVAL',
  'EILSEQ',
  'ERR_INVALID_ARG_VALUE',
]);

/** Trouble that passes when someone makes room, or gives the press back its rights. */
const OF_THE_DISK = new Set([
  'ENOSPC',
  'EDQUOT',
  'EROFS',
  'EACCES',
  'EPERM',
  'EIO',
  'EBUSY',
  'EMFILE',
  'ENFILE',
  'ENOMEM',
  'ESTALE',
]);

const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : '');

/** Whether only one file's name is at fault: everything else can still be written. */
export const isAboutOneFile = (error: unknown): boolean => OF_ONE_FILE.has(codeOf(error));

/** Whether the disk is at fault: nothing else could be written either, and trying again later will do. */
export const isAboutTheDisk = (error: unknown): boolean => OF_THE_DISK.has(codeOf(error));

/** Whether an error says that there is no such file, nor can there be. */
export const isMissing = (error: unknown): boolean => ['ENOENT', 'ENOTDIR', 'ENAMETOOLONG'].includes(codeOf(error));

/** By https://sqlite.org/rescode.html. */
const SQLITE_FULL = 13;

/** What SQLite says is wrong: its primary result code; 0 when it is not at fault. */
export const sqliteCodeOf = (error: unknown): number =>
  error instanceof Error && 'errcode' in error ? Number(error.errcode) & 0xff : 0;

/** Whether there is no room for anything more. */
export const isDiskFull = (error: unknown): boolean =>
  ['ENOSPC', 'EDQUOT'].includes(codeOf(error)) || sqliteCodeOf(error) === SQLITE_FULL;
