using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace NeighborParty.WeChatSandbox.Push;

/// <summary>The same event as XML: texts in CDATA, numbers bare, lists as repeated elements.</summary>
internal static class PushXml
{
    public static string Write(JsonObject body, string? listWrapper = null)
    {
        var root = new XElement("xml");
        foreach (var (name, value) in body)
        {
            if (name == "List" && listWrapper is not null)
                root.Add(new XElement(listWrapper, Elements(name, value)));
            else
                root.Add(Elements(name, value));
        }

        return root.ToString(SaveOptions.DisableFormatting);
    }

    private static IEnumerable<XElement> Elements(string name, JsonNode? value) => value switch
    {
        JsonArray list => list.SelectMany(item => Elements(name, item)),
        JsonObject fields => [new XElement(name, fields.Select(f => Elements(f.Key, f.Value)))],
        JsonValue text when text.GetValueKind() == JsonValueKind.String => [new XElement(name, new XCData(text.ToString()))],
        null => [new XElement(name)],
        _ => [new XElement(name, value.ToString())],
    };
}
