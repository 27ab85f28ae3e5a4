// Where Parley differs from the description on purpose, and why. Everything else is a fault.
//   {why, allows(operation, answer, fault)}: operation is "GET /users/@me", fault {pointer, message}.
export const differences = [
  {
    why: 'a fault in a form is named, as in BASE_TYPE_MAX_LENGTH; the description says number, the documentation and libraries name',
    allows: (_, { status }, { pointer, message }) => status === 400 && /^\/errors\/.*\/code$/.test(pointer) && message.startsWith('must be integer'),
  },
  {
    why: 'who asks for the response of a deferral is told its message, as Discord does; the description knows resources of other types alone',
    allows: (operation, { body }, { pointer }) => (
      operation.startsWith('POST /interactions/') && body?.resource?.type === 5 && pointer.startsWith('/resource')),
  },
  {
    why: 'a forward refers as FORWARD (1), as the documentation says and Discord answers; the description knows DEFAULT alone',
    allows: (_, { body }, { pointer }) => {
      const [, at] = /^(?:\/(\d+))?\/message_reference\/type$/.exec(pointer) ?? [null, null];
      return at !== null && (at === undefined ? body : body[at])?.message_reference?.type === 1;
    },
  },
  {
    why: 'a media channel is one of type 16, as the documentation says; the description ends at forums',
    allows: (_, { body }, { pointer }) => body?.type === 16 && pointer === '/type',
  },
];
