// Databases as the messenger made them that Parley began as, built with the sqlite3 program.
import { execFileSync } from 'node:child_process';
import { createHash, pbkdf2Sync, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { tempFolder } from './temp.js';

const schema = `
CREATE TABLE users (id INTEGER PRIMARY KEY AUTOINCREMENT, username TEXT UNIQUE, email TEXT, password TEXT,
  nickname TEXT, pfp TEXT);
CREATE TABLE messages (id INTEGER PRIMARY KEY AUTOINCREMENT, sender_username TEXT, receiver_username TEXT,
  message TEXT, timestamp DATETIME DEFAULT CURRENT_TIMESTAMP);
CREATE TABLE saved_chats (id INTEGER PRIMARY KEY AUTOINCREMENT, user_username TEXT, chat_username TEXT,
  chat_nickname TEXT, chat_pfp TEXT, last_message_time DATETIME, last_message TEXT,
  created_at DATETIME DEFAULT CURRENT_TIMESTAMP, UNIQUE(user_username, chat_username));`;

// 64 hex digits of salt, then 64 of PBKDF2-HMAC-SHA256 over the salt's digits as they are written.
export function originalPassword(secret) {
  const salt = createHash('sha256').update(randomBytes(60)).digest('hex');
  return salt + pbkdf2Sync(secret, Buffer.from(salt, 'ascii'), 100_000, 32, 'sha256').toString('hex');
}

// `tables`: users, messages and saved_chats as lists of row objects. Resolves to the file's path.
export function buildOriginal(tables) {
  const file = join(tempFolder('original'), 'mydb.db');
  const rows = Object.entries(tables).flatMap(([table, list]) => list.map((row) => insert(table, row)));
  execFileSync('sqlite3', [file], { input: `${schema}\nBEGIN;\n${rows.join('\n')}\nCOMMIT;\n` });
  return file;
}

// Asks a database of ours or theirs; rows as objects.
export function query(file, sql) {
  const out = execFileSync('sqlite3', ['-readonly', '-json', file, sql], { encoding: 'utf8' });
  return out.trim() === '' ? [] : JSON.parse(out);
}

function insert(table, row) {
  const values = Object.values(row).map(literal);
  return `INSERT INTO ${table} (${Object.keys(row).join(', ')}) VALUES (${values.join(', ')});`;
}

function literal(value) {
  if (value === null) return 'NULL';
  if (typeof value === 'number') return String(value);
  return `CAST(x'${Buffer.from(value).toString('hex')}' AS TEXT)`;
}
