"""`python -m tui_reader` is the `tui-reader` command."""

from tui_reader.cli.main import main

# A worker process runs this file once more under another name.
if __name__ == "__main__":
    raise SystemExit(main())
