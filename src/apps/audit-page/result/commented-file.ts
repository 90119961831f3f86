import type { DocumentRefusal, ReadingLimits } from '../../../engines/documents/refusal.ts';
import type { FormReport } from '../../../capabilities/audit/report.ts';
import { ok, type Result } from '../../../kernel/result.ts';
import type { Language } from '../../../kernel/words.ts';
import type { Disclosure, SourceFile } from '../model.ts';
import { commentPlan } from './comment-plan.ts';

/** What a Word file is commented from. */
export interface CommentRequest {
  readonly disclosure: Disclosure;
  readonly reports: readonly FormReport[];
  readonly file: SourceFile;
  readonly language: Language;
  readonly limits: ReadingLimits;
  /** The instant the comments bear. */
  readonly now: Date;
}

/** The Word file as it was given, with a comment by 明章 at every quotation that stands in it. */
export async function commentedFile(
  request: CommentRequest,
): Promise<Result<Uint8Array, DocumentRefusal>> {
  const { disclosure, reports, file, language, limits, now } = request;
  const bytes = new Uint8Array(await file.blob.arrayBuffer());
  if (!disclosure.audited) return ok(bytes);
  const planned = commentPlan(disclosure.audited, reports, file.path, language);
  const date = now.toISOString().replace(/\.\d+Z$/, 'Z');
  const comments = planned.map((one) => ({ ...one, date, author: '明章', initials: '明' }));
  const { commentDocx } = await import('../../../engines/documents/docx/comment-docx.ts');
  return commentDocx(bytes, comments, limits);
}
