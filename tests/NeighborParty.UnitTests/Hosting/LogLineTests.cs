using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;
using NeighborParty.Api.Hosting.Telemetry;

namespace NeighborParty.UnitTests.Hosting;

/// <summary>C06: what a stranger writes stays inside the line that tells of it.</summary>
public sealed class LogLineTests
{
    [Theory]
    [InlineData("a\r\nforged")]
    [InlineData("a\nforged")]
    [InlineData("a\rforged")]
    [InlineData("a\u2028forged")]
    [InlineData("a\u0085forged")]
    [InlineData("a\",\"level\":\"Critical\n{\"time\":1}")]
    public void One_event_is_one_line_for_machines_and_for_people(string value)
    {
        foreach (var formatter in (ConsoleFormatter[])[new JsonLines(TimeProvider.System), new PlainLines(TimeProvider.System)])
        {
            using var text = new StringWriter { NewLine = "\n" };
            var entry = new LogEntry<string>(LogLevel.Information, "Test", 0, value, null, (s, _) => $"Said {s}.");
            formatter.Write(entry, null, text);
            var written = text.ToString();
            Assert.EndsWith("\n", written, StringComparison.Ordinal);
            Assert.Equal(-1, written[..^1].IndexOfAny(['\r', '\n', '\u0085', '\u2028', '\u2029']));
        }
    }
}
