"""Hears everything and answers `ping?` and the command `ask`, whose answer has a button and a menu: `listener.py ORIGIN` with BOT_TOKEN.
Says "ready", and writes what the library could not read."""
import os
import sys
import traceback

import discord
from discord import app_commands

from here import point_at

point_at(sys.argv[1])
client = discord.Client(intents=discord.Intents.all())
tree = app_commands.CommandTree(client)


class Form(discord.ui.Modal, title='Form'):
    word = discord.ui.TextInput(label='Word')

    async def on_submit(self, interaction):
        await interaction.response.send_message(f'wrote {self.word.value}', ephemeral=True)


class Page(discord.ui.View):
    @discord.ui.button(label='Turn', custom_id='turn')
    async def turn(self, interaction, _):
        await interaction.response.edit_message(content='turned', view=None)

    @discord.ui.select(cls=discord.ui.UserSelect, custom_id='reader')
    async def choose(self, interaction, menu):
        await interaction.response.send_modal(Form(title=menu.values[0].name))


@tree.command(name='ask', description='Asks')
async def ask(interaction: discord.Interaction, who: discord.Member, where: discord.TextChannel, role: discord.Role, times: int):
    await interaction.response.defer()
    await interaction.followup.send(f'asked {who.name} {where.name} {role.name} {times}', view=Page())


@client.event
async def on_ready():
    await tree.sync()
    print('ready', flush=True)


@client.event
async def on_message(message):
    if message.content == 'ping?':
        await message.channel.send('pong!')


@client.event
async def on_error(event, *_):
    print(event, traceback.format_exc(), file=sys.stderr, flush=True)


client.run(os.environ['BOT_TOKEN'], log_handler=None)
