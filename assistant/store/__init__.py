"""What is kept on this machine: each case in a file of its own, private, and safe from a crash or a power cut."""

from assistant.store.cases import Store
from assistant.store.disk import Disk, RealDisk
from assistant.store.errors import AlreadyOpen, CannotKeep, Foreign, Newer, NoSuchCase, StoreError, Unreadable
from assistant.store.listing import Kept
from assistant.store.opened import OpenCase

__all__ = [
    "AlreadyOpen",
    "CannotKeep",
    "Disk",
    "Foreign",
    "Kept",
    "Newer",
    "NoSuchCase",
    "OpenCase",
    "RealDisk",
    "Store",
    "StoreError",
    "Unreadable",
]
