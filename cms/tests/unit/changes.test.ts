import { expect, test } from 'vitest';
import { changeOf } from '../../src/admin/confirmations/changes';

const SOURCE = '/content-manager/collection-types/api::source.source';
const at = (path: string) => new URL(path, 'https://cms.example');
const withFile = () => {
  const form = new FormData();
  form.append('files', new Blob(['x']), 'x.png');
  return form;
};
const files = (verb: 'delete' | 'replace', fileIds: number[], folderIds: number[] = []) => ({
  verb,
  kind: 'files',
  fileIds,
  folderIds,
});

test.each([
  ['DELETE', '/upload/files/7', undefined, files('delete', [7])],
  ['POST', '/upload/files/7/replace', withFile(), files('replace', [7])],
  ['POST', '/upload?id=7', withFile(), files('replace', [7])],
  ['POST', '/upload/actions/bulk-delete', '{"fileIds":[7],"folderIds":[3]}', files('delete', [7], [3])],
  ['DELETE', `${SOURCE}/abc`, undefined, { verb: 'delete', kind: 'sources', documentIds: ['abc'] }],
  ['DELETE', `${encodeURI(SOURCE)}/abc?`, undefined, { verb: 'delete', kind: 'sources', documentIds: ['abc'] }],
  [
    'POST',
    `${SOURCE}/actions/bulkDelete`,
    '{"documentIds":["abc","def"]}',
    { verb: 'delete', kind: 'sources', documentIds: ['abc', 'def'] },
  ],
])('%s %s is asked about', (method, path, body, change) => {
  expect(changeOf(method, at(path), body)).toEqual(change);
});

test.each([
  ['POST', '/upload', withFile()],
  ['POST', '/upload?id=7', new FormData()],
  ['GET', '/upload/files/7', undefined],
  ['PUT', '/upload/files/7', '{}'],
  ['PUT', `${SOURCE}/abc`, '{}'],
  ['DELETE', '/content-manager/collection-types/api::topic.topic/abc', undefined],
])('%s %s is sent without a question', (method, path, body) => {
  expect(changeOf(method, at(path), body)).toBeNull();
});
