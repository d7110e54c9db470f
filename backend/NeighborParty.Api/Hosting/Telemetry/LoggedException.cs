using System.Data.Common;
using System.Text;
using NeighborParty.Core.Data;

namespace NeighborParty.Api.Hosting.Telemetry;

/// <summary>
/// An exception as a log may keep it. A database repeats in its message what was to be written ("The duplicate key value is (…)"),
/// so of its exceptions only type, number and stack are told.
/// </summary>
internal static class LoggedException
{
    public static string TextOf(Exception exception)
    {
        if (!HoldsDatabase(exception))
            return exception.ToString();
        var text = new StringBuilder();
        Tell(text, exception);
        return text.ToString();
    }

    private static bool HoldsDatabase(Exception exception) => exception is DbException || InnerOf(exception).Any(HoldsDatabase);

    private static void Tell(StringBuilder text, Exception exception)
    {
        text.Append(exception.GetType().FullName);
        if (exception is DbException database)
            text.Append(" (").Append(DatabaseErrors.NumberOf(database)).Append(')');
        else if (exception is not AggregateException) // whose message is made of the inner ones
            text.Append(": ").Append(exception.Message);
        foreach (var inner in InnerOf(exception))
        {
            text.Append("\n ---> ");
            Tell(text, inner);
            text.Append("\n   --- End of inner exception stack trace ---");
        }

        if (exception.StackTrace is { } stack)
            text.Append('\n').Append(stack);
    }

    private static IEnumerable<Exception> InnerOf(Exception exception)
    {
        if (exception is AggregateException several)
            return several.InnerExceptions;
        return exception.InnerException is null ? [] : [exception.InnerException];
    }
}
