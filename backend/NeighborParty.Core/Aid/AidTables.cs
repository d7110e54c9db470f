using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NeighborParty.Core.Data;
using NeighborParty.Core.People;
using NeighborParty.Core.Places;

namespace NeighborParty.Core.Aid
{
    internal sealed class AidPostTable : IEntityTypeConfiguration<AidPost>
    {
        public void Configure(EntityTypeBuilder<AidPost> builder)
        {
            builder.HasOne<Person>().WithMany().HasForeignKey(p => p.AuthorId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Building>().WithMany().HasForeignKey(p => p.BuildingId).OnDelete(DeleteBehavior.Restrict);
            builder.HasIndex(p => new { p.CommunityId, p.State, p.ListedAt, p.Id });
            builder.HasIndex(p => new { p.CommunityId, p.Audience, p.State, p.ListedAt, p.Id });
            builder.HasIndex(p => new { p.CommunityId, p.AuthorId, p.ListedAt });
            builder.HasIndex(p => new { p.CommunityId, p.State, p.ExpiresAt });
            builder.Property(p => p.Category).HasMaxLength(30);
            builder.Ignore(p => p.IsShown);
        }
    }

    internal sealed class AidPostContentTable : IEntityTypeConfiguration<AidPostContent>
    {
        public void Configure(EntityTypeBuilder<AidPostContent> builder)
        {
            builder.HasOne<AidPost>().WithMany().HasForeignKey(c => c.PostId).OnDelete(DeleteBehavior.Cascade);
            builder.HasIndex(c => new { c.CommunityId, c.PostId, c.Number }).IsUnique();
            builder.Property(c => c.PhotoIds).HasConversion<GuidListConverter>(GuidListConverter.Comparer);
            builder.Property(c => c.Title).HasMaxLength(120);
            builder.Property(c => c.Text).HasMaxLength(4000);
        }
    }

    internal sealed class AidAnswerTable : IEntityTypeConfiguration<AidAnswer>
    {
        public void Configure(EntityTypeBuilder<AidAnswer> builder)
        {
            builder.HasOne<AidPost>().WithMany().HasForeignKey(a => a.PostId).OnDelete(DeleteBehavior.Cascade);
            builder.HasOne<Person>().WithMany().HasForeignKey(a => a.PersonId).OnDelete(DeleteBehavior.Restrict);
            // One answer of a neighbour to a post at a time.
            builder.HasIndex(a => new { a.CommunityId, a.PostId, a.PersonId }).IsUnique().HasFilter("\"EndedAt\" IS NULL");
            builder.HasIndex(a => new { a.CommunityId, a.PostId, a.CreatedAt, a.Id });
            builder.HasIndex(a => new { a.CommunityId, a.PersonId, a.CreatedAt });
            builder.Property(a => a.Text).HasMaxLength(2000);
            builder.Ignore(a => a.IsShownToAuthor);
        }
    }
}

namespace NeighborParty.Core.Data
{
    using NeighborParty.Core.Aid;

    public abstract partial class NeighborPartyDb
    {
        public DbSet<AidPost> AidPosts => Set<AidPost>();

        public DbSet<AidPostContent> AidPostContents => Set<AidPostContent>();

        public DbSet<AidAnswer> AidAnswers => Set<AidAnswer>();
    }
}
