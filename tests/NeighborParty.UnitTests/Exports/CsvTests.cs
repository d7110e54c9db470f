using NeighborParty.Core.Exports;

namespace NeighborParty.UnitTests.Exports;

public sealed class CsvTests
{
    [Theory]
    [InlineData("王组员", "王组员")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("说\"好\"", "\"说\"\"好\"\"\"")]
    [InlineData("一\n二", "\"一\n二\"")]
    [InlineData("=1+1", "\"'=1+1\"")]
    [InlineData("+86", "\"'+86\"")]
    [InlineData("@sum", "\"'@sum\"")]
    [InlineData("-cmd", "\"'-cmd\"")]
    [InlineData("＝1", "\"'＝1\"")]
    [InlineData("\t=1", "\"'\t=1\"")]
    [InlineData("-60", "-60")]
    [InlineData("-", "\"'-\"")]
    [InlineData("", "")]
    public void No_cell_runs_and_every_cell_stays_one(string text, string cell) => Assert.Equal(cell, Csv.Cell(text));

    [Fact]
    public void A_file_begins_with_the_mark_that_spreadsheets_look_for() => Assert.Equal([0xEF, 0xBB, 0xBF], Csv.Encoding.GetPreamble());
}
