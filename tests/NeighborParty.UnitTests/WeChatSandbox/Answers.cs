using System.Text.Json.Nodes;

namespace NeighborParty.UnitTests.WeChatSandbox;

internal static class Answers
{
    /// <summary>Absent means zero, as with WeChat.</summary>
    public static int Errcode(this JsonObject answer) => (int?)answer["errcode"] ?? 0;

    /// <summary>Every refusal ends with a trace id.</summary>
    public static void IsRefusal(this JsonObject answer, int errcode)
    {
        Assert.Equal(errcode, answer.Errcode());
        Assert.Matches("rid: [0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{8}$", (string)answer["errmsg"]!);
    }

    public static void IsOk(this JsonObject answer) => Assert.True(answer.Errcode() == 0, answer.ToJsonString());
}
