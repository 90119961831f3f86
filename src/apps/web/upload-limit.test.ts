import { expect, it } from 'vitest';
import { largestAttachment } from '../../engines/storage/attachments.ts';
import { uploadLimit } from './upload-limit.ts';

it('the page refuses exactly the files that the server would refuse for their size', () => {
  expect(uploadLimit).toBe(largestAttachment);
});
