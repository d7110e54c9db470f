using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml;
using System.Xml.Linq;

namespace NeighborParty.Core.WeChat;

/// <summary>
/// Reads a push body of either format into one shape: elements become members, repeated elements an array. No document
/// type, no entities, no depth beyond reason.
/// </summary>
internal static class PushBody
{
    private const int Limit = 256 * 1024;
    private const int Depth = 16;

    private static readonly XmlReaderSettings Prohibiting = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = Limit,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    /// <exception cref="PushRefusedException">Too large, wrong format, or unreadable.</exception>
    public static JsonElement Read(ReadOnlyMemory<byte> body, WeChatPushFormat format)
    {
        if (body.Length > Limit)
            throw new PushRefusedException(PushRefusal.Malformed);
        var start = body.Span.TrimStart(" \t\r\n\uFEFF"u8);
        var found = start.IsEmpty ? WeChatPushFormat.Either : start[0] == '<' ? WeChatPushFormat.Xml : WeChatPushFormat.Json;
        if (found == WeChatPushFormat.Either || (format != WeChatPushFormat.Either && format != found))
            throw new PushRefusedException(PushRefusal.Malformed);
        return found == WeChatPushFormat.Xml
            ? ReadXml(body)
            : LooseJson.ReadObject(body) ?? throw new PushRefusedException(PushRefusal.Malformed);
    }

    private static JsonElement ReadXml(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var bytes = new MemoryStream(body.ToArray());
            using var reader = XmlReader.Create(bytes, Prohibiting);
            return JsonSerializer.SerializeToElement(Node(XElement.Load(reader), Depth));
        }
        catch (XmlException exception)
        {
            throw new PushRefusedException(PushRefusal.Malformed, exception);
        }
    }

    private static JsonNode Node(XElement element, int depth)
    {
        if (depth == 0)
            throw new PushRefusedException(PushRefusal.Malformed);
        if (!element.HasElements)
            return JsonValue.Create(element.Value.Trim());
        var members = new JsonObject();
        foreach (var same in element.Elements().GroupBy(child => child.Name.LocalName, StringComparer.Ordinal))
        {
            var nodes = same.Select(child => Node(child, depth - 1)).ToArray();
            members[same.Key] = nodes.Length == 1 ? nodes[0] : new JsonArray(nodes);
        }
        return members;
    }
}
