// What travels between the page and the server, as the server writes it.

export type PersonWire = { username: string; nickname: string; pfp: string | null; id: number };

export type LastWire = { id: number; from_me: boolean; message: string; timestamp: string };

export type ChatWire = PersonWire & {
  online: boolean;
  unread: number;
  last_read_id: number | null;
  last: LastWire | null;
};

export type MessageWire = {
  id: number;
  sender_username: string;
  sender_nickname: string;
  sender_pfp: string | null;
  receiver_username: string;
  receiver_nickname: string;
  receiver_pfp: string | null;
  message: string;
  timestamp: string;
};

export type BootWire = { me: PersonWire; chats: ChatWire[] };

export type MessageCame = {
  type: "message";
  id: number;
  chat: string;
  from: string;
  from_nickname: string;
  from_pfp: string | null;
  to: string;
  message: string;
  timestamp: string;
  nonce?: string | number;
};

export type ServerEvent =
  | { type: "ready"; username: string }
  | MessageCame
  | { type: "presence"; username: string; online: boolean }
  | { type: "typing"; chat: string }
  | { type: "read"; chat: string; id: number }
  | { type: "profile"; username: string; nickname: string; pfp: string | null }
  | { type: "error"; message: string; nonce?: string | number };

export type Command =
  | { to: string; message: string; nonce: string }
  | { type: "read"; chat: string; id: number }
  | { type: "typing"; to: string };

export type Range = { before?: number; after?: number; limit?: number };
