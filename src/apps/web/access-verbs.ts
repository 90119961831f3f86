/** The verbs of the room `access` that pages of the shell do by themselves. */
export const accessVerbs = {
  acceptInvitation: 'invitation.accept',
  changePassword: 'password.change',
  totpBegin: 'totp.begin',
  totpConfirm: 'totp.confirm',
  totpRemove: 'totp.remove',
  sessions: 'session.list',
  endSession: 'session.end',
  chooseLanguage: 'language.choose',
} as const;
