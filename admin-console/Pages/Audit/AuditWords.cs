namespace NeighborParty.AdminConsole.Pages.Audit;

/// <summary>
/// The trail's actions in Chinese: a word for the noun and one for the verb, with whole phrases where the two do not
/// make sense together. What is missing here is shown as the code has it.
/// </summary>
public static class AuditWords
{
    public static readonly IReadOnlyDictionary<string, string> Nouns = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["account"] = "微信账号",
        ["aid_answer"] = "互助回应",
        ["aid_post"] = "邻里互助",
        ["appeal"] = "未到申诉",
        ["application"] = "入组申请",
        ["armband"] = "红袖标",
        ["armband_retirement"] = "红袖标成批停用",
        ["attendance"] = "签到签退",
        ["backup"] = "备份",
        ["building"] = "楼栋",
        ["certificate"] = "服务证书",
        ["compound"] = "小区",
        ["consent"] = "同意书",
        ["correction"] = "时长更正",
        ["demo"] = "演示数据",
        ["display"] = "大屏",
        ["door_code"] = "门码",
        ["duty"] = "值守",
        ["duty_place"] = "值守地点",
        ["duty_series"] = "值守计划",
        ["export"] = "导出",
        ["flag"] = "疑点",
        ["group"] = "楼栋党小组",
        ["hours"] = "服务时长",
        ["keys"] = "密钥",
        ["member_card"] = "组员卡",
        ["membership"] = "组员",
        ["moderation"] = "内容审核",
        ["notice"] = "公告",
        ["outbox"] = "未送达消息",
        ["patrol_round"] = "巡逻",
        ["patrol_route"] = "巡逻路线",
        ["person"] = "居民",
        ["phone"] = "手机号",
        ["photo"] = "照片",
        ["place"] = "地点",
        ["policy"] = "规则",
        ["residency"] = "居住关系",
        ["role"] = "任职",
        ["sensitive"] = "敏感信息",
        ["session"] = "手机登录",
        ["shift"] = "班次",
        ["staff"] = "工作人员",
        ["swap"] = "换班",
        ["stock_take"] = "红袖标盘点",
    };

    private static readonly Dictionary<string, string> Verbs = new(StringComparer.Ordinal)
    {
        ["accepted"] = "接受", ["added"] = "添加", ["adjusted"] = "手工增减", ["advanced"] = "推进", ["appealed"] = "申诉", ["approved"] = "通过", ["asked"] = "要求补充",
        ["cancelled"] = "取消", ["changed"] = "修改", ["checked_in"] = "签到", ["checked_out"] = "签退", ["claimed"] = "领取", ["closed"] = "关闭",
        ["confirmed"] = "确认", ["created"] = "新建", ["decided"] = "决定", ["declined"] = "拒绝", ["downloaded"] = "下载", ["dissolved"] = "解散", ["edited"] = "修改",
        ["ended"] = "结束", ["expired"] = "过期", ["found"] = "找到", ["generated"] = "自动生成", ["given"] = "提交", ["granted"] = "授予",
        ["issued"] = "发放", ["lapsed"] = "超时未收", ["lost"] = "确认遗失", ["made"] = "生成", ["marked"] = "核对到场", ["moved"] = "推进", ["opened"] = "开通", ["planned"] = "安排", ["posted"] = "发布",
        ["printed"] = "打印", ["published"] = "公开", ["hidden"] = "隐藏", ["queued"] = "转人工", ["renamed"] = "改姓名", ["entered"] = "登记", ["reclassified"] = "改类别", ["recorded"] = "登记", ["refused"] = "不予认可", ["rejected"] = "不通过", ["released"] = "放回",
        ["reported"] = "举报", ["reported_lost"] = "报失", ["regranted"] = "重新计入", ["reopened"] = "重新核对", ["resealed"] = "重新加密", ["restored"] = "恢复", ["resumed"] = "恢复", ["resolved"] = "核对完成", ["settled"] = "结算", ["retired"] = "报废", ["retried"] = "重新发送",
        ["returned"] = "收回", ["revoked"] = "作废", ["seeded"] = "载入", ["signed_in"] = "登录", ["signed_out"] = "退出", ["signed_up"] = "报名",
        ["signup_cancelled"] = "取消报名", ["started"] = "开始", ["submitted"] = "提交", ["suspended"] = "暂停", ["unmasked"] = "查看完整信息",
        ["abandoned"] = "作废", ["due_set"] = "定归还日期", ["fell_due"] = "到期未还", ["missed"] = "盘点未见", ["reminded"] = "提醒", ["return_asked"] = "申请归还", ["scanned"] = "扫到",
        ["voided"] = "冲销", ["withdrawn"] = "撤回",
    };

    private static readonly Dictionary<string, string> Phrases = new(StringComparer.Ordinal)
    {
        ["application.party_forgotten"] = "入组申请：删除政治面貌",
        ["armband_retirement.asked"] = "红袖标成批停用：提交",
        ["attendance.scanned"] = "签到签退：扫组员码",
        ["attendance.whereabouts_forgotten"] = "签到签退：删除位置",
        ["correction.asked"] = "时长更正：提出",
        ["duty.auto_closed"] = "值守：自动签退",
        ["duty.added"] = "值守：排进名单",
        ["duty.handed_over"] = "值守：交班给邻居",
        ["duty.offer_accepted"] = "值守：确认递补",
        ["duty.offer_declined"] = "值守：放弃递补",
        ["duty.offer_expired"] = "值守：递补过期",
        ["duty.offered"] = "值守：给候补名额",
        ["duty.queue_closed"] = "值守：候补结束",
        ["duty.removed"] = "值守：移出名单",
        ["duty.taken_over"] = "值守：接班",
        ["duty.wait_listed"] = "值守：候补",
        ["duty_series.stopped"] = "值守计划：停止",
        ["swap.accepted"] = "换班：接班",
        ["swap.asked"] = "换班：请人接班",
        ["duty.missing_reminded"] = "值守：催还没到的人",
        ["export.asked"] = "导出：提出",
        ["export.moved"] = "导出：状态变化",
        ["flag.raised"] = "疑点：系统提示",
        ["patrol_round.lapsed"] = "巡逻：没有结束，系统关闭",
        ["patrol_round.point_passed"] = "巡逻：经过点位",
        ["patrol_route.code_renewed"] = "巡逻路线：更换点位码",
        ["patrol_route.retired"] = "巡逻路线：停用",
        ["person.phone_removed"] = "居民：删除手机号",
        ["person.sensitive_read"] = "居民：查看完整信息",
        ["session.entered_community"] = "手机登录：进入社区",
        ["session.reuse_detected"] = "手机登录：凭证被重复使用，已全部退出",
        ["staff.first_administrator"] = "工作人员：设立第一位管理员",
        ["staff.password_changed"] = "工作人员：修改自己的密码",
        ["staff.password_reset"] = "工作人员：重设别人的密码",
        ["staff.proved_again"] = "工作人员：再次确认本人",
        ["staff.second_factor"] = "工作人员：输入验证码",
        ["staff.sessions_ended"] = "工作人员：强制退出",
        ["staff.sign_in_failed"] = "工作人员：登录失败",
        ["staff.totp_enrolled"] = "工作人员：绑定验证器",
        ["staff.totp_reset"] = "工作人员：解除验证器",
    };

    public static string Of(string action)
    {
        if (Phrases.TryGetValue(action, out var phrase))
            return phrase;
        var dot = action.IndexOf('.', StringComparison.Ordinal);
        return dot > 0 && Nouns.TryGetValue(action[..dot], out var noun) && Verbs.TryGetValue(action[(dot + 1)..], out var verb) ? $"{noun}：{verb}" : action;
    }
}
