"""`python -m tui_reader` is the `tui-reader` command."""

from tui_reader.cli.main import main

raise SystemExit(main())
