using NeighborParty.AdminConsole.Kit;

namespace NeighborParty.IntegrationTests.ConsoleTests;

public sealed class SentenceTests
{
    [Theory]
    [InlineData("", null, " ")]
    [InlineData("电话", "电话", null)]
    [InlineData("电话；30 分钟；换了灯泡。", "电话", "30 分钟", null, "换了灯泡。")]
    [InlineData("换好了。下周再看！回访", "换好了。", "下周再看！", "回访")]
    public void Parts_read_as_one_line(string line, params string?[] parts) => Assert.Equal(line, Sentence.Of(parts));
}
