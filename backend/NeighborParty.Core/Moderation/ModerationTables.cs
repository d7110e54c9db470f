using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NeighborParty.Core.People;
using NeighborParty.Core.Photos;

namespace NeighborParty.Core.Moderation
{
    internal sealed class ModerationItemTable : IEntityTypeConfiguration<ModerationItem>
    {
        public void Configure(EntityTypeBuilder<ModerationItem> builder)
        {
            builder.HasOne<Person>().WithMany().HasForeignKey(i => i.AuthorId).OnDelete(DeleteBehavior.Restrict);
            // One item for one version of one content.
            builder.HasIndex(i => new { i.CommunityId, i.ContentKind, i.ContentId, i.ContentVersion }).IsUnique();
            builder.HasIndex(i => new { i.CommunityId, i.State, i.Risk, i.Reports, i.QueuedAt });
            builder.HasIndex(i => new { i.CommunityId, i.AuthorId, i.State });
            builder.Property(i => i.ContentKind).HasMaxLength(20);
            builder.Property(i => i.Findings).HasMaxLength(120);
            builder.Property(i => i.RuleCode).HasMaxLength(40);
        }
    }

    internal sealed class MediaCheckTable : IEntityTypeConfiguration<MediaCheckRow>
    {
        public void Configure(EntityTypeBuilder<MediaCheckRow> builder)
        {
            builder.HasOne<ModerationItem>().WithMany().HasForeignKey(m => m.ItemId).OnDelete(DeleteBehavior.Cascade);
            builder.HasOne<Photo>().WithMany().HasForeignKey(m => m.PhotoId).OnDelete(DeleteBehavior.Restrict);
            builder.HasIndex(m => new { m.CommunityId, m.ItemId, m.PhotoId }).IsUnique();
            builder.HasIndex(m => m.TraceId).IsUnique();
            builder.Property(m => m.TraceId).HasMaxLength(80);
        }
    }

    internal sealed class ContentReportTable : IEntityTypeConfiguration<ContentReport>
    {
        public void Configure(EntityTypeBuilder<ContentReport> builder)
        {
            builder.HasOne<Person>().WithMany().HasForeignKey(r => r.ReporterId).OnDelete(DeleteBehavior.Restrict);
            // One open report of a household for one content.
            builder.HasIndex(r => new { r.CommunityId, r.ContentKind, r.ContentId, r.HouseholdId }).IsUnique().HasFilter("\"SettledAt\" IS NULL");
            builder.Property(r => r.ContentKind).HasMaxLength(20);
        }
    }
}

namespace NeighborParty.Core.Data
{
    using NeighborParty.Core.Moderation;

    public abstract partial class NeighborPartyDb
    {
        public DbSet<ModerationItem> ModerationItems => Set<ModerationItem>();

        public DbSet<MediaCheckRow> MediaChecks => Set<MediaCheckRow>();

        public DbSet<ContentReport> ContentReports => Set<ContentReport>();
    }
}
