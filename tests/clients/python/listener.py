"""Hears everything and answers `ping?`: `listener.py ORIGIN` with BOT_TOKEN. Says "ready", and ends with what the library could not read."""
import os
import sys
import traceback

import discord

from here import point_at

point_at(sys.argv[1])
client = discord.Client(intents=discord.Intents.all())


@client.event
async def on_ready():
    print('ready', flush=True)


@client.event
async def on_message(message):
    if message.content == 'ping?':
        await message.channel.send('pong!')


@client.event
async def on_error(event, *_):
    print(event, traceback.format_exc(), file=sys.stderr, flush=True)


client.run(os.environ['BOT_TOKEN'], log_handler=None)
