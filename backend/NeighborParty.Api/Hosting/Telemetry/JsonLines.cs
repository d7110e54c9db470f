using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;
using NeighborParty.Core.Basics;

namespace NeighborParty.Api.Hosting.Telemetry;

/// <summary>
/// One JSON object a line, for machines. Scopes are left out on purpose: the framework puts the request's path into one,
/// and a path is what a stranger wrote.
/// </summary>
public sealed class JsonLines(TimeProvider time) : ConsoleFormatter(FormatterName)
{
    public const string FormatterName = "json-lines";

    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer, Writing))
        {
            json.WriteStartObject();
            json.WriteString("time", time.Now());
            json.WriteString("level", logEntry.LogLevel.ToString());
            json.WriteString("category", logEntry.Category);
            json.WriteString("message", Message(logEntry));
            json.WriteString("traceId", LineTrace.Current);
            if (logEntry.Exception is { } exception)
                json.WriteString("exception", LoggedException.TextOf(exception));
            WriteFields(json, logEntry.State);
            json.WriteEndObject();
        }

        textWriter.WriteLine(Encoding.UTF8.GetString(buffer.WrittenSpan));
    }

    private static string Message<TState>(in LogEntry<TState> entry)
    {
        var message = entry.Formatter(entry.State, entry.Exception);
        // The framework puts the exception of a failed save into the line itself.
        if (entry.State is IReadOnlyList<KeyValuePair<string, object?>> values)
            foreach (var exception in values.Select(v => v.Value).OfType<Exception>())
                message = message.Replace(exception.ToString(), LoggedException.TextOf(exception), StringComparison.Ordinal);
        return message;
    }

    /// <summary>The values of the message's places, so that they can be searched.</summary>
    private static void WriteFields<TState>(Utf8JsonWriter json, TState state)
    {
        if (state is not IReadOnlyList<KeyValuePair<string, object?>> { Count: > 1 } values)
            return;
        json.WriteStartObject("fields");
        foreach (var (name, value) in values.Where(v => v.Key != "{OriginalFormat}").DistinctBy(v => v.Key, StringComparer.Ordinal))
            switch (value)
            {
                case null: json.WriteNull(name); break;
                case bool yes: json.WriteBoolean(name, yes); break;
                case int or long or short or byte: json.WriteNumber(name, Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture)); break;
                case IFormattable text: json.WriteString(name, text.ToString(null, System.Globalization.CultureInfo.InvariantCulture)); break;
                case Exception exception: json.WriteString(name, LoggedException.TextOf(exception)); break;
                default: json.WriteString(name, value.ToString()); break;
            }

        json.WriteEndObject();
    }
}
