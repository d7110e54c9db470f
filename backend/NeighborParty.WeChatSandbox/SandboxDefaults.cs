namespace NeighborParty.WeChatSandbox;

/// <summary>The values both sides start with, so that the product talks to the sandbox without any configuration. None of them is a secret.</summary>
public static class SandboxDefaults
{
    /// <summary>18 characters like a real one, but no real one contains the word.</summary>
    public const string AppId = "wxsandbox000000000";

    /// <summary>32 hex digits.</summary>
    public const string AppSecret = "5a4d000000000000000000000000b0c5";

    public const string PushToken = "sandboxpushtoken";

    /// <summary>43 characters. The last one has non-zero trailing bits on purpose: WeChat issues such keys and strict Base64 decoders fail on them.</summary>
    public const string EncodingAesKey = "SandboxOnlyKeyNeverForProduction00000000009";

    /// <summary>The original id of the account, `ToUserName` of every push.</summary>
    public const string OriginalId = "gh_sandbox00000";

    /// <summary>thing1 group, phrase2 result, thing3 remark, time4 time.</summary>
    public const string JoinResultTemplate = "tmpl_join_result_00000000000000000000000001";

    /// <summary>thing1 shift, time2 time, thing3 place.</summary>
    public const string DutyReminderTemplate = "tmpl_duty_reminder_000000000000000000000002";

    /// <summary>thing1 post, thing2 content, time3 time.</summary>
    public const string AidAnswerTemplate = "tmpl_aid_answer_000000000000000000000000003";

    /// <summary>character_string1 number, phrase2 state, thing3 remark.</summary>
    public const string ArmbandNoticeTemplate = "tmpl_armband_notice_00000000000000000000004";
}
