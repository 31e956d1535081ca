"""Tables as pandas data frames: the only module that imports pandas, itself imported only when a frame is asked for."""

import pandas as pd

from pipeline.model.flat import flat_names, flat_rows
from pipeline.model.table import Table


def dataframe(table: Table) -> pd.DataFrame:
    """See ``Table.to_dataframe``."""
    return pd.DataFrame(flat_rows(table), columns=flat_names(table), dtype="string")
