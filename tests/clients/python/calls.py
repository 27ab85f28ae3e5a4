"""Calls what a bot calls, one after the other: `calls.py ORIGIN` with BOT_TOKEN. Prints a line of JSON each: its name, and what was wrong."""
import asyncio
import base64
import datetime
import io
import json
import os
import sys

import discord
from discord import app_commands

from here import point_at

PIXEL = base64.b64decode('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==')


async def call(name, awaitable):
    wrong = None
    result = None
    try:
        result = await asyncio.wait_for(awaitable, 20)
    except Exception as error:  # the test says which
        wrong = f'{type(error).__name__}: {error}'
    print(json.dumps({'name': name, 'wrong': wrong}), flush=True)
    return result


async def listed(many):
    return [one async for one in many]


def text_file(name):
    return discord.File(io.BytesIO(b'text'), name)


async def messages(guild, channel):
    embed = discord.Embed(title='Chapter', description='One', timestamp=discord.utils.utcnow())
    message = await call('send', channel.send('hello', embed=embed, file=text_file('a.txt'), nonce=7))
    await call('edit', message.edit(content='edited', attachments=[]))
    await call('add_reaction', message.add_reaction('👍'))
    reaction = (await call('fetch_message', channel.fetch_message(message.id))).reactions[0]
    await call('reaction.users', listed(reaction.users(limit=1)))
    await call('clear_reaction', message.clear_reaction('👍'))
    await call('pin', message.pin())
    await call('pins', channel.pins())
    await call('unpin', message.unpin())
    await call('reply', message.reply('answer', mention_author=False))
    await call('history', listed(channel.history(limit=5, oldest_first=True)))
    thread = await call('create_thread', message.create_thread(name='aside', auto_archive_duration=60))
    await call('thread.send', thread.send('in it'))
    await call('thread.members', thread.fetch_members())
    await call('thread.edit', thread.edit(archived=True, locked=True))
    await call('archived_threads', listed(channel.archived_threads(limit=5)))
    await call('active_threads', guild.active_threads())
    await call('purge', channel.purge(limit=2))
    hook = await call('create_webhook', channel.create_webhook(name='news'))
    await call('webhook.send', hook.send('news', username='Paper', wait=True, file=text_file('b.txt')))
    await call('webhooks', guild.webhooks())
    await call('webhook.edit', hook.edit(name='late news'))
    await call('webhook.delete', hook.delete())


async def channels(guild, member):
    overwrites = {guild.default_role: discord.PermissionOverwrite(send_messages=False), member: discord.PermissionOverwrite(view_channel=True)}
    made = await call('create_text_channel', guild.create_text_channel('New Channel', topic='t', slowmode_delay=5, nsfw=True, overwrites=overwrites))
    await call('channel.edit', made.edit(name='other', position=0, sync_permissions=True))
    await call('channel.clone', made.clone())
    await call('set_permissions', made.set_permissions(member, send_messages=True))
    await call('create_voice_channel', guild.create_voice_channel('Voice', bitrate=64000, user_limit=3))
    await call('create_stage_channel', guild.create_stage_channel('Stage'))
    await call('create_category', guild.create_category('Shelf'))
    forum = await call('create_forum', guild.create_forum('forum', available_tags=[discord.ForumTag(name='tag')]))
    await call('forum.create_thread', forum.create_thread(name='post', content='first', applied_tags=[forum.available_tags[0]]))
    news = await call('create_news', guild.create_text_channel('news', news=True))
    await call('publish', (await call('send news', news.send('It is out.'))).publish())
    await call('fetch_channels', guild.fetch_channels())
    invite = await call('create_invite', made.create_invite(max_age=60, max_uses=1))
    await call('invites', guild.invites())
    await call('invite.delete', invite.delete())


async def members(guild, member):
    await call('chunk', guild.chunk())
    await call('query_members', guild.query_members(member.name[:2], limit=3))
    await call('fetch_members', listed(guild.fetch_members(limit=2)))
    await call('fetch_member', guild.fetch_member(member.id))
    await call('timeout', member.timeout(datetime.timedelta(minutes=5)))
    await call('end timeout', member.timeout(None))
    role = await call('create_role', guild.create_role(name='reader', colour=discord.Colour.red(), permissions=discord.Permissions(8), hoist=True, reason='why'))
    await call('role.edit', role.edit(name='writer', position=1))
    await call('add_roles', member.add_roles(role))
    await call('member.edit', member.edit(nick='Nick'))
    await call('remove_roles', member.remove_roles(role))
    await call('audit_logs', listed(guild.audit_logs(limit=100)))
    await call('audit_logs of one', listed(guild.audit_logs(limit=5, action=discord.AuditLogAction.role_create, user=guild.me)))
    await call('dm', member.send('between us'))
    await call('kick', member.kick(reason='enough'))
    await call('ban', guild.ban(discord.Object(member.id), delete_message_seconds=60))
    await call('bans', listed(guild.bans()))
    await call('unban', guild.unban(discord.Object(member.id)))


async def the_rest(client, guild, channel):
    for name in ('fetch_emojis', 'fetch_stickers', 'integrations', 'templates', 'fetch_scheduled_events', 'fetch_automod_rules', 'vanity_invite'):
        await call(name, getattr(guild, name)())
    await call('estimate_pruned_members', guild.estimate_pruned_members(days=7))
    await call('guild.edit', guild.edit(name='Another name', afk_timeout=300, system_channel=channel))
    await call('fetch_guild', client.fetch_guild(guild.id))
    await call('fetch_guilds', listed(client.fetch_guilds(limit=5)))
    await call('application_info', client.application_info())
    await call('premium_stickers', client.fetch_premium_sticker_packs())
    await call('change_presence', client.change_presence(activity=discord.Game('chess'), status=discord.Status.dnd))
    await call('edit avatar', client.user.edit(avatar=PIXEL))
    await call('read avatar', client.user.display_avatar.read())
    tree = app_commands.CommandTree(client)

    @tree.command(name='hello', description='Says hello')
    async def hello(interaction: discord.Interaction, who: discord.Member, times: int = 1):
        await interaction.response.send_message(f'{who} {times}')

    await call('sync', tree.sync())
    await call('fetch_commands', tree.fetch_commands())
    await call('leave', guild.leave())


def main():
    point_at(sys.argv[1])
    client = discord.Client(intents=discord.Intents.all())

    @client.event
    async def on_ready():
        guild = client.guilds[0]
        channel = guild.text_channels[0]
        member = next(one for one in guild.members if not one.bot and one.id != guild.owner_id)
        await messages(guild, channel)
        await channels(guild, member)
        await members(guild, member)
        await the_rest(client, guild, channel)
        await client.close()

    client.run(os.environ['BOT_TOKEN'], log_handler=None)


main()
