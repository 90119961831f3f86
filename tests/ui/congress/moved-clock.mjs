// Loaded before the server (`node --import`): its clock is the tests' to move, by a message with an instant.
// A congress takes weeks; nothing in it may be tried on another day than its own.
const RealDate = globalThis.Date;
let ahead = new RealDate(process.env['BEGINS_AT'] ?? 0).getTime() - RealDate.now();

globalThis.Date = class Date extends RealDate {
  constructor(...given) {
    if (given.length === 0) super(RealDate.now() + ahead);
    else super(...given);
  }
  static now() {
    return RealDate.now() + ahead;
  }
  // What was made before or by the machine itself is a date too.
  static [Symbol.hasInstance](value) {
    return value instanceof RealDate;
  }
};

process.on('message', (at) => {
  ahead = new RealDate(at).getTime() - RealDate.now();
  process.send(at);
});
// The channel alone does not keep the server running.
process.channel?.unref();
