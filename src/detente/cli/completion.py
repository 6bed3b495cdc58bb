"""`detente completion`."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion(ctx: click.Context, shell: str) -> None:
    """Print the completion script of a shell.

    \b
    Examples:
      detente completion bash >> ~/.bashrc
      detente completion zsh > ~/.zfunc/_detente
      detente completion fish > ~/.config/fish/completions/detente.fish
    """
    script = get_completion_class(shell)
    assert script is not None
    assert ctx.parent is not None
    click.echo(script(ctx.parent.command, {}, "detente", "_DETENTE_COMPLETE").source())
