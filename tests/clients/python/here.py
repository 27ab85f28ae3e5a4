"""Points discord.py at a server of one's own, as docs/bring-your-bot.md says."""
import logging

import discord
import yarl


def point_at(origin):
    discord.http.Route.BASE = f'{origin}/api/v10'
    discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(f'{origin.replace("http", "ws")}/')
    discord.asset.Asset.BASE = origin
    logging.basicConfig(level=logging.ERROR)
